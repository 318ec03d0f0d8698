import assert from "node:assert/strict";

// Every fault of a page in one message: a run tells all there is to mend.
export function none(faults) {
  if (faults.length > 0) {
    assert.fail(`${faults.length} fault(s)\n${faults.map((fault) => `    ${fault}`).join("\n")}`);
  }
}
