import { isTag } from "../../domain/tags";
import { UNREADABLE } from "./human-text";
import { refuseValue, textScalar } from "./refuse-value";

/** A short code that machines compare: a key, a product line, an idempotency key. */
export const GraphQLCode = textScalar<string>("Code", "A short code: 1 to 100 printable ASCII characters without spaces.", (text) => {
  if (!/^[\x21-\x7e]{1,100}$/.test(text)) throw refuseValue("a code of 1 to 100 printable ASCII characters without spaces");
  return text;
});

/** An address of electronic mail; compared in lower case. */
export const GraphQLEmail = textScalar<string>("EmailAddress", "An e-mail address, kept in lower case.", (text) => {
  if (text.length > 254 || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) || UNREADABLE.test(text) || !text.isWellFormed()) {
    throw refuseValue("an e-mail address");
  }
  return text.toLowerCase();
});

/** A tag of a case. */
export const GraphQLTag = textScalar<string>(
  "Tag",
  "A tag: 1 to 40 small letters, digits, `_` or `-`, beginning with a letter or digit.",
  (text) => {
    if (!isTag(text)) throw refuseValue("a tag of 1 to 40 small letters, digits, `_` or `-`, beginning with a letter or digit");
    return text;
  },
);
