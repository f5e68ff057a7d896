import { IANAZone } from "luxon";
import { refuseValue, textScalar } from "./refuse-value";

/** An IANA zone. */
export const GraphQLZone = textScalar<string>("TimeZone", "An IANA zone name, such as `Europe/Paris`.", (text) => {
  if (text.length > 64 || !/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(text) || !IANAZone.isValidZone(text))
    throw refuseValue("an IANA zone name, such as Europe/Paris");
  return text;
});
