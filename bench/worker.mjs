// kordoc, timing itself: file names in, one line of JSON out for each, as worker.py does.
// Arguments: the folder node_modules that holds kordoc.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
for (const name of ["log", "info", "warn", "error", "debug"]) console[name] = () => {};

function peak() {
  const status = "/proc/self/status";
  if (existsSync(status)) return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(status, "utf8"))[1]);
  return process.resourceUsage().maxRSS;
}

async function time(kordoc, path) {
  const begin = performance.now();
  try {
    const data = readFileSync(path);
    const result = await kordoc.parse(data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
    if (!result.success) return { error: `${result.code}: ${result.error}` };
  } catch (error) {
    return { error: String(error) };
  }
  return { seconds: (performance.now() - begin) / 1000, peak: peak() };
}

let kordoc = null;
try {
  const folder = process.argv[2];
  kordoc = createRequire(join(folder, "none.js"))("kordoc");
  answer({ version: JSON.parse(readFileSync(join(folder, "kordoc", "package.json"), "utf8")).version, peak: peak() });
} catch (error) {
  answer({ error: String(error), missing: "kordoc" });
}
if (kordoc) for await (const line of createInterface({ input: process.stdin })) answer(await time(kordoc, line));
