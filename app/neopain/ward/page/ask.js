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

export function timeOf(seconds) {
  return new Date(1000 * seconds).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

export function dayAndTime(seconds) {
  return new Date(1000 * seconds).toLocaleString("en-GB", {
    day: "2-digit", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit",
  });
}

export function lasting(seconds) {
  const whole = Math.max(Math.floor(seconds), 0);
  const minutes = Math.floor(whole / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}:${rest}`;
}
