// Every fault of a page in one message: a run tells all there is to mend.
export function none(faults) {
  if (faults.length > 0) {
    const error = new Error(`${faults.length} fault(s)\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    // Where in the suite it was found says nothing about the site.
    error.stack = error.message;
    throw error;
  }
}

// The beginning of an element, on one line.
export const short = (html) => html.replace(/\s+/g, " ").slice(0, 140);
