// Forms stay valid after a new login: the token is read at the moment of sending.
import { toast, saying } from "./toasts.js";

function freshToken() {
  return document.cookie.match(/(?:^|;\s*)csrftoken=([^;]+)/)?.[1];
}

document.addEventListener("htmx:configRequest", (event) => {
  const { parameters } = event.detail;
  const token = freshToken();
  if (token && parameters.csrfmiddlewaretoken) parameters.csrfmiddlewaretoken = token;
});

document.addEventListener("htmx:responseError", (event) => {
  const { status } = event.detail.xhr;
  if (["progress", "poller", "presence", "rechecking"].includes(event.detail.elt.id)) return;
  toast(saying(status) ?? saying(status < 500 ? 404 : 500), { problem: true, login: status === 401 });
});

document.addEventListener("htmx:sendError", (event) => {
  if (event.detail.elt.id !== "presence") toast(saying("offline"), { problem: true });
});
