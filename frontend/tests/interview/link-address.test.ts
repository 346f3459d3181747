/** Links as mail programs leave them. */
import { describe, expect, it } from "vitest";
import { isMangled, tokenIn } from "@/features/interview/flow/link";

const token = btoa(`inv_${"0a".repeat(16)}.1.${"c4".repeat(32)}`).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");

describe("a token is found", () => {
  it.each([
    ["as it was sent", `/interview#${token}`],
    ["behind %23", `/interview%23${token}`],
    ["behind %2523", `/interview%2523${token}`],
    ["before a full stop", `/interview#${token}.`],
    ["before a bracket", `/interview#${token})`],
    ["before an angle bracket", `/interview#${token}>`],
    ["before a quote", `/interview#${token}%22`],
    ["before an underscore of Markdown", `/interview#${token}_`],
    ["before a tracking tail", `/interview#${token}&utm_source=mail&utm_medium=email`],
    ["before an escaped tracking tail", `/interview#${token}%26utm_source%3Dmail`],
    ["behind a tracking query", `/interview?utm_source=mail#${token}`],
    ["beside a lone per cent sign", `/interview#${token}%`],
    ["behind a lone per cent sign", `/interview#%${token}`],
    ["with a soft line break in it", `/interview#${token.slice(0, 40)}=\r\n${token.slice(40)}`],
    ["with an escaped line break in it", `/interview#${token.slice(0, 40)}%0D%0A${token.slice(40)}`],
    ["with spaces around it", `/interview#%20${token}%20`],
    ["with a second generation", `/interview#${btoa(`inv_${"0a".repeat(16)}.12.${"c4".repeat(32)}`).replaceAll("=", "")}.`],
  ])("%s", (_how, address) => {
    const found = tokenIn(address);
    expect(found).toMatch(/^aW52X[A-Za-z0-9_-]+$/);
    expect(atob(String(found).replaceAll("-", "+").replaceAll("_", "/"))).toMatch(/^inv_(0a){16}\.\d+\.(c4){32}$/);
  });
});

describe("what is no token", () => {
  it.each(["/interview", "/interview?utm_source=mail", `/interview/inv_${"0".repeat(32)}`])("%s opens no link", (address) => {
    expect(tokenIn(address)).toBeNull();
  });

  it("is handed to the server as far as it came, which knows whose it is", () => {
    expect(tokenIn(`/interview#${token.slice(0, 90)}`)).toBe(token.slice(0, 90));
    expect(tokenIn("/interview#garbled%")).toBe("garbled%");
  });
});

it("an address that was meant for the interview is known as such", () => {
  expect(["/interview%23abc", "/interview%", "/interview.", "/Interview)"].map(isMangled)).toEqual([true, true, true, true]);
  expect(["/interview", "/interview/", `/interview/inv_${"0".repeat(32)}`, "/invitations"].map(isMangled)).toEqual([false, false, false, false]);
});
