/** The kind of timer that ends an offer nobody answered; its subject is the offer. */
export const OFFER_EXPIRES = "offer-expires";
