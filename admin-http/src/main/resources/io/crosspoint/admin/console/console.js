"use strict";
// The operators' console. Polls the API; keeps the bearer token in this variable only.

const PERIOD_MS = 2000;
const WINDOW = 120; // readings in the plot: four minutes
const COUNTERS = {
  requests: "requests", approved: "approved", declinedByIssuer: "declined by issuer",
  declinedBySwitch: "declined by switch", timedOut: "timed out", repeats: "repeats",
  reversalsAccepted: "reversals accepted", reversalsDelivered: "reversals delivered",
  lateAnswers: "late answers", unmatchedAnswers: "unmatched answers",
  recalled: "originals recalled", recallsRefused: "recalls refused",
};

let bearer = "";
let locked = false; // asked for another token; ask no more until one is entered
let openDate = null;
let previous = null; // {atMs, startedAt, requests}
const rates = [];
const numbers = new Intl.NumberFormat("en");
const at = (id) => document.getElementById(id);

async function call(path, options = {}) {
  const headers = { ...options.headers };
  if (bearer) headers.Authorization = "Bearer " + bearer;
  const answer = await fetch(path, { ...options, headers, signal: AbortSignal.timeout(10000) });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const error = new Error(body.detail || "HTTP status " + answer.status);
    error.status = answer.status;
    throw error;
  }
  return body;
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function pairs(list, entries) {
  list.replaceChildren(...entries.map(([name, value]) =>
    element("div", "", element("dt", "", name), element("dd", "", value))));
}

function since(startedAt) {
  const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(startedAt)) / 1000));
  const days = Math.floor(seconds / 86400);
  const clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  return (days ? days + " d " : "") + clock;
}

function showStatus(status) {
  const pill = at("ready");
  pill.textContent = status.ready ? "ready" : "not ready";
  pill.className = "pill " + (status.ready ? "good" : "bad");
  pairs(at("switch"), [
    ["Up for", since(status.startedAt)],
    ["In flight", numbers.format(status.inFlight)],
    ["Reversals pending", numbers.format(status.reversalsPending)],
    ["Journal position", numbers.format(status.journalPosition)],
    ["of it not yet durable", numbers.format(status.journalPosition - status.durablePosition)],
    ["Storage", status.lowOnSpace ? "nearly full: nothing new is taken" : "has space"],
  ]);
  pairs(at("counters"), Object.entries(COUNTERS)
    .map(([key, name]) => [name, numbers.format(status.counters[key])]));
  at("version").textContent = "version " + status.version;
  measure(status);
}

function measure(status) {
  const now = { atMs: performance.now(), startedAt: status.startedAt, requests: status.counters.requests };
  if (previous && previous.startedAt === now.startedAt) {
    const seconds = (now.atMs - previous.atMs) / 1000;
    if (seconds > 5 * PERIOD_MS / 1000) rates.length = 0; // the page slept: begin a new plot
    rates.push(Math.max(0, now.requests - previous.requests) / seconds);
    if (rates.length > WINDOW) rates.shift();
    plot();
  }
  previous = now;
}

function plot() {
  const top = Math.max(1, ...rates);
  const step = 600 / (WINDOW - 1);
  const left = 600 - (rates.length - 1) * step;
  const points = rates.map((rate, i) =>
    (left + i * step).toFixed(1) + "," + (138 - rate / top * 130).toFixed(1));
  at("plot-line").setAttribute("d", "M" + points.join("L"));
  at("plot-area").setAttribute("d", `M${left.toFixed(1)},140L${points.join("L")}L600,140Z`);
  const last = rates[rates.length - 1];
  at("rate").textContent = last < 10 ? last.toFixed(1) : numbers.format(Math.round(last));
  at("plot-max").textContent = "highest " + numbers.format(Math.round(top));
}

function mark(name, on) {
  return element("li", on ? "good" : "bad", (on ? "✓ " : "✗ ") + (on ? "" : "not ") + name);
}

function showLinks(links) {
  at("links").replaceChildren(...links.map((link) => {
    const figure = (name, value) => element("span", "", name + " ", element("b", "", numbers.format(value)));
    return element("div", "link",
      element("div", "", element("strong", "", link.name),
        element("small", "", `${link.role} · ${link.dialect} over ${link.framing} · ${link.endpoint}`)),
      element("ul", "marks", mark("connected", link.connected), mark("signed on", link.signedOn),
        mark("healthy", link.healthy)),
      element("div", "numbers", figure("in", link.framesIn), figure("out", link.framesOut),
        figure("rejected", link.rejected), figure("closed", link.closedForCause),
        figure("refused", link.refusedPeers + link.refusedFull), figure("undelivered", link.undelivered),
        ...(link.role === "issuer" ? [figure("in flight", link.inFlight)] : [])));
  }));
  if (!links.length) at("links").textContent = "No links are configured.";
}

function showDates(dates) {
  openDate = dates.open;
  const closing = dates.closing
    ? `${dates.closing} (${numbers.format(dates.closingInFlight)} in flight)` : "none";
  pairs(at("dates"), [
    ["Open", dates.open || "none"], ["Closing", closing], ["Closed last", dates.lastClosed || "none"],
  ]);
  at("cut-over").disabled = !dates.open;
}

function showTrouble(error) {
  const unauthorized = Boolean(error) && error.status === 401;
  locked = unauthorized;
  at("access").classList.toggle("wanted", unauthorized);
  document.body.classList.toggle("stale", Boolean(error));
  at("trouble").hidden = !error;
  if (!error) return;
  at("bearer").placeholder = unauthorized ? "needed here" : at("bearer").placeholder;
  at("trouble").textContent = unauthorized
    ? (bearer ? "The bearer token is not the right one." : "This switch asks for a bearer token: enter it above.")
    : "No fresh figures: " + error.message;
  at("ready").textContent = unauthorized ? "locked" : "no answer";
  at("ready").className = "pill bad";
  at("cut-over").disabled = true;
}

async function refresh() {
  try {
    const [status, links, dates] = await Promise.all([
      call("/api/v1/status"), call("/api/v1/links"), call("/api/v1/business-date")]);
    showStatus(status);
    showLinks(links.links);
    showDates(dates);
    showTrouble(null);
  } catch (error) {
    showTrouble(error);
  }
}

async function poll() {
  if (!document.hidden && !locked) await refresh();
  setTimeout(poll, PERIOD_MS);
}

async function cutOver(open) {
  const result = at("cut-over-result");
  result.textContent = "Cutting over…";
  result.className = "";
  try {
    const dates = await call("/api/v1/business-date/cut-over", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ open }),
    });
    result.textContent = dates.open + " is open.";
    result.className = "good";
    showDates(dates);
  } catch (error) {
    result.textContent = "Not cut over: " + error.message;
    result.className = "bad";
  }
}

at("access").addEventListener("submit", (event) => {
  event.preventDefault();
  bearer = at("bearer").value.trim();
  refresh();
});
at("cut-over").addEventListener("click", () => {
  at("confirm-open").textContent = openDate;
  at("confirm").returnValue = "no";
  at("confirm").showModal();
});
at("confirm").addEventListener("close", () => {
  if (at("confirm").returnValue === "yes") cutOver(at("confirm-open").textContent);
});
poll();
