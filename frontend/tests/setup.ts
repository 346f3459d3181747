/** Before each test file: matchers, and the few browser parts that happy-dom leaves out. */
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// The first test of a file also loads its route: on a busy machine that takes more than the usual second.
configure({ asyncUtilTimeout: 25_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});

window.scrollTo = () => undefined;
Element.prototype.scrollIntoView ??= () => undefined;
