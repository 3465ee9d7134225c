// Requests to the server. Every change carries the token of the page; an answer that says "sign in" asks for it.
let onSignedOut = () => {};

export function whenSignedOut(what) {
  onSignedOut = what;
}

function token() {
  const found = document.cookie.split("; ").find((one) => one.startsWith("csrftoken="));
  return found === undefined ? "" : found.slice("csrftoken=".length);
}

export async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrftoken": token() },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(path, { ...options, credentials: "same-origin" });
  } catch {
    throw new Error("The server does not answer.");
  }
  const isJson = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const answer = isJson ? await response.json() : {};
  if (response.status === 401 && path !== "/api/sign-in") onSignedOut();
  if (!response.ok) throw new Error(answer.error ?? `The server refused this (${response.status}).`);
  return answer;
}
