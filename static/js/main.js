import "./net.js";
import "./toasts.js";
import "./keys.js";
import "./follow.js";
import "./words.js";
import "./drafts.js";
import "./editor.js";
import "./menus.js";
