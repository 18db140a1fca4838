// Reads [{tex, display}, …] as JSON and writes [{html} or {error}, …]. Run by Node when a page is built, never in a page.
"use strict";
const fs = require("fs");
const path = require("path");
const katex = require(path.resolve(process.argv[2]));

function set({ tex, display }) {
  try {
    // strict: what KaTeX would only warn of (say, a letter it has no metrics for) looks wrong on the page.
    return { html: katex.renderToString(tex, { displayMode: display, output: "htmlAndMathml", strict: "error" }) };
  } catch (problem) {
    return { error: problem.message.replace(/^KaTeX parse error: /, "") };
  }
}

const equations = JSON.parse(fs.readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(equations.map(set)));
