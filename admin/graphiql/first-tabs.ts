const myInbox = `# The cases that are mine. Ctrl-Enter runs it.
query MyInbox {
  viewer {
    person {
      id
      name
      roles
    }
  }
  myInbox {
    cases(first: 10) {
      nodes {
        number
        subject
        status
        owner {
          name
        }
      }
    }
  }
}
`;

const ownershipChanged = `# Every change of ownership, live.
subscription OwnershipChanged {
  ownershipChanged {
    __typename
    ... on DomainEvent {
      cursor
      occurredAt
      case {
        number
        owner {
          name
        }
      }
    }
  }
}
`;

/** The tabs of a first visit; later visits find their own. */
export const firstTabs = [{ query: myInbox }, { query: ownershipChanged }];
