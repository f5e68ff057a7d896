import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { ServiceAccountId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { serviceAccountLoader } from "./service-account.loader";
import { ServiceAccount } from "./service-account.type";
import { ServiceAccountChanged } from "./service-account-event.type";

/** The integration that a change is about. */
@Resolver(() => ServiceAccountChanged)
export class ServiceAccountChangedResolver {
  @FieldResolver(() => ServiceAccount, { description: "The service account as it is now." })
  serviceAccount(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return serviceAccountLoader(context).load(event.stream as ServiceAccountId);
  }
}
