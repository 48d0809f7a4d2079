// Asks a table every question of a list, and prints how many it was asked and where it answers otherwise.
//
//     check.mjs cdb|typescript FOLDER QUESTIONS READER
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [form, folder, questions, reader] = process.argv.slice(2);
const code = await import(pathToFileURL(reader));
const fields = ["address", "mode", "code", "mid", "key", "assigned"];
const flat = (channels) => JSON.stringify(channels.map((channel) => fields.map((field) => channel[field] ?? null)));

const table =
  form === "cdb"
    ? new code.Tables(folder)
    : { route: code.resolve, able: code.able, byKey: () => undefined };
const asked = JSON.parse(readFileSync(questions, "utf8"));
let wrong = 0;
for (const question of asked) {
  const { scope, kind, pg, key, mode, module, method, currency } = question;
  let right;
  if (pg !== undefined) {
    const answer = table.route(scope, kind, pg);
    right = answer.outcome === question.outcome && flat(answer.channels) === flat(question.channels);
  } else if (key !== undefined) {
    const answer = table.byKey(scope, key)?.map((channel) => channel.address);
    right = !answer || String(answer) === String(question.channels.map((channel) => channel.address));
  } else {
    right = flat(table.able(scope, mode, module, method, currency)) === flat(question.channels);
  }
  if (!right && ++wrong < 5) console.log("wrong:", JSON.stringify(question));
}
console.log(`${asked.length} asked, ${wrong} wrong`);
