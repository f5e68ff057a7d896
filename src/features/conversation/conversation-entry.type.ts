import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { Channel } from "../../domain/case-facts";
import type { Visibility } from "../../domain/visibility";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { Node } from "../../graphql/node.type";
import { PageInfo } from "../../graphql/page.type";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { Channels } from "../cases/case-codes.type";
import { Contact } from "../customers/contact.type";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { Visibilities } from "../people/visibility.type";

/** One thing said on a case. */
@InterfaceType({
  implements: Node,
  description: "One thing said on a case; a note can never be mistaken for a reply, because they are different types.",
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class ConversationEntry extends Node {
  @Field(() => Case, { description: "The case." }) case: Case;
  @Field(() => GraphQLText, { nullable: true, description: "The words; null once erased." }) text: string | null;
  @Field(() => GraphQLInstant, { description: "When it was said." }) writtenAt: string;
  @Field(() => DomainEvent, { description: "What the log says." }) event: DomainEvent;
}

/** What the customer was told. */
@ObjectType({ implements: ConversationEntry, description: "What the customer was told." })
export class CustomerReply extends ConversationEntry {
  @Field(() => Actor, { description: "Who wrote it." }) author: object;
  @Field(() => Person, { nullable: true, description: "The contact owner, where somebody else answered for them." })
  onBehalfOf: Person | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when the customer was promised to hear from us again." })
  nextUpdateBy: string | null;
  @Field({ description: "The case had moved while it was written, and the writer had seen that." }) sentDespiteMove: boolean;
}

/** What the customer said. */
@ObjectType({ implements: ConversationEntry, description: "What the customer said." })
export class CustomerMessage extends ConversationEntry {
  @Field(() => Contact, { nullable: true, description: "Who said it, where that is known." }) contact: Contact | null;
  @Field(() => Channels, { description: "How it arrived." }) channel: Channel;
  @Field(() => String, { nullable: true, description: "The id it has where it came from." }) sourceReference: string | null;
}

/** What only staff read. */
@ObjectType({ implements: ConversationEntry, description: "What only staff read." })
export class InternalNote extends ConversationEntry {
  @Field(() => Actor, { description: "Who wrote it." }) author: object;
  @Field(() => Visibilities, { description: "Who among the staff may read it." }) visibility: Visibility;
  @Field(() => [Person], { description: "Whom it is for." }) mentions: Person[];
}

/** A page entry of a conversation. */
@ObjectType({ description: "A page entry of a conversation." })
export class ConversationEntryEdge {
  @Field({ description: "Its place, for `after` and `before`." }) cursor: string;
  @Field(() => ConversationEntry, { description: "What was said." }) node: ConversationEntry;
}

/** A page of a conversation. */
@ObjectType({ description: "A page of a conversation, the oldest first." })
export class ConversationEntryConnection {
  @Field(() => [ConversationEntryEdge], { description: "The entries with their places." }) edges: ConversationEntryEdge[];
  @Field(() => [ConversationEntry], { description: "The entries." }) nodes: ConversationEntry[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many the viewer may read in all; counted only when asked." }) totalCount: number;
}
