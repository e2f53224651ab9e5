type Colour = { red: number; green: number; blue: number; alpha: number };

/** Reads a computed colour: `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.4)`. */
function read(colour: string): Colour {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined) {
    throw new Error(`not a colour: ${colour}`);
  }
  return { red, green, blue, alpha };
}

function over(front: Colour, back: Colour): Colour {
  const mix = (a: number, b: number) => a * front.alpha + b * (1 - front.alpha);
  return {
    red: mix(front.red, back.red),
    green: mix(front.green, back.green),
    blue: mix(front.blue, back.blue),
    alpha: 1,
  };
}

function luminance({ red, green, blue }: Colour): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG's contrast of a colour on backgrounds, the frontmost first, with white behind all. */
export function contrast(colour: string, ...backgrounds: string[]): number {
  const paper = read("rgb(255, 255, 255)");
  const back = backgrounds.map(read).reduceRight((behind, layer) => over(layer, behind), paper);
  const [light, dark] = [luminance(over(read(colour), back)), luminance(back)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
