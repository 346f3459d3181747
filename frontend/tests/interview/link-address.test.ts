/** Links as mail programs leave them. */
import { describe, expect, it } from "vitest";
import { isMangled, mendAddress, tokenIn } from "@/features/interview/flow/link";

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
    ["behind a query that begins like a token", `/interview?fbclid=aW52Xabc#${token}`],
    ["behind %23 and a query that begins like a token", `/interview?fbclid=aW52Xabc%23${token}`],
    ["with a lone per cent sign in it", `/interview#${token.slice(0, 40)}%${token.slice(40)}`],
    ["with a per cent sign that looks like an escape", `/interview#${token.slice(0, 2)}%${token.slice(2)}`],
    ["with the mark of a quoted reply in it", `/interview#${token.slice(0, 40)}\n> ${token.slice(40)}`],
    ["with an escaped mark of a quoted reply in it", `/interview#${token.slice(0, 40)}%0A%3E%20${token.slice(40)}`],
    ["with two marks of quoted replies in it", `/interview#${token.slice(0, 40)}\r\n>> ${token.slice(40, 90)}\r\n> > ${token.slice(90)}`],
    ["with a place to break in it", `/interview#${token.slice(0, 40)}<wbr>${token.slice(40)}`],
    ["with an escaped place to break in it", `/interview#${token.slice(0, 3)}%3Cwbr%20/%3E${token.slice(3)}`],
    ["with an entity in it", `/interview#${token.slice(0, 40)}&shy;${token.slice(40, 60)}&#8203;${token.slice(60)}&amp;utm_source=x`],
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

  it("is not what a tracking parameter begins like", () => {
    expect(tokenIn(`/interview?fbclid=aW52Xabc#${token.slice(0, 90)}`)).toBe(token.slice(0, 90));
  });

  it("is handed to the server as far as it came, which knows whose it is", () => {
    expect(tokenIn(`/interview#${token.slice(0, 90)}`)).toBe(token.slice(0, 90));
    expect(tokenIn("/interview#garbled%")).toBe("garbled%");
  });
});

it("a token that became a part of the query goes where the page looks for it", () => {
  window.history.replaceState(null, "", `/interview?fbclid=aW52Xabc%23${token}`);
  mendAddress();
  expect(window.location.pathname + window.location.search + window.location.hash).toBe(`/interview#${token}`);
  window.history.replaceState(null, "", "/interview?fbclid=aW52Xabc");
  mendAddress();
  expect(window.location.search).toBe("?fbclid=aW52Xabc");
});

it("an address that was meant for the interview is known as such", () => {
  expect(["/interview%23abc", "/interview%", "/interview.", "/Interview)"].map(isMangled)).toEqual([true, true, true, true]);
  expect(["/interview", "/interview/", `/interview/inv_${"0".repeat(32)}`, "/invitations"].map(isMangled)).toEqual([false, false, false, false]);
});
