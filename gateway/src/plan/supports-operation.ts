import { type DocumentNode, Kind, visit } from 'graphql';

/** What our own executor leaves to Apollo's: introspection, `@skip` and `@include`, and names that JavaScript objects mind. */
export function supportsOperation(document: DocumentNode): boolean {
  let supported = true;
  visit(document, {
    Directive() {
      supported = false;
    },
    Field({ name, alias }) {
      const key = alias?.value ?? name.value;
      if (name.value === '__schema' || name.value === '__type' || (key.startsWith('__') && key !== '__typename')) {
        supported = false;
      }
      // An alias over __typename, or __typename as the alias of something else.
      if ((name.value === '__typename') !== (key === '__typename')) supported = false;
    },
    OperationDefinition({ operation }) {
      if (operation === 'subscription') supported = false;
    },
  });
  return supported && document.definitions.every(isExecutable);
}

function isExecutable({ kind }: DocumentNode['definitions'][number]): boolean {
  return kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION;
}
