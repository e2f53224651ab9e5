// Asks the browser for a passkey, or to make one, and sends what it answers with the page's form.
const form = document.getElementById("passkey");
const { challenge, failed, known, make } = form.dataset;
const status = form.querySelector("[role=status]");
// A challenge is good for five minutes.
const RENEW = 240000;

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

let asking;
const ask = async (mediation) => {
  asking?.abort();
  const { signal } = (asking = new AbortController());
  const answer = await fetch(challenge, { signal });
  const { sealed, options } = await answer.json();
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const key of options.excludeCredentials ?? []) key.id = bytes(key.id);
  const wanted = { publicKey: options, signal };
  const found = await (make === undefined
    ? navigator.credentials.get({ ...wanted, mediation })
    : navigator.credentials.create(wanted));
  const response = {};
  for (const part of [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ])
    if (found.response[part]) response[part] = text(found.response[part]);
  const { id, rawId, type } = found;
  form.elements.passkey.value = JSON.stringify({ id, rawId: text(rawId), type, response });
  form.elements.challenge.value = sealed;
  form.submit();
};

// Beside the fields, as browsers fill them in.
const offer = () => ask("conditional").catch(() => {});

if (window.PublicKeyCredential) {
  form.hidden = false;
  document.getElementById("no-passkey").hidden = true;
  const offers =
    make === undefined && (await PublicKeyCredential.isConditionalMediationAvailable?.());
  let timer;
  const begin = () => {
    if (!offers) return;
    offer();
    timer = setInterval(offer, RENEW);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearInterval(timer);
    status.textContent = "";
    try {
      await ask();
    } catch (error) {
      status.textContent = error.name === "InvalidStateError" ? known : failed;
      begin();
    }
  });
  begin();
}
