// WebP pictures, which are a third of the size of JPEG's here. Chromium encodes them.

import type { Page } from "@playwright/test";

/** A picture as WebP, of a quality from 0 to 1. The page may load nothing: a new one is opened. */
export async function webp(page: Page, png: Buffer, quality: number): Promise<Buffer> {
  const blank = await page.context().newPage();
  const encoded = await blank.evaluate(
    async ({ data, quality }) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [picture.width, picture.height];
      canvas.getContext("2d")?.drawImage(picture, 0, 0);
      return canvas.toDataURL("image/webp", quality);
    },
    { data: png.toString("base64"), quality },
  );
  await blank.close();
  return Buffer.from(encoded.split(",")[1] ?? "", "base64");
}
