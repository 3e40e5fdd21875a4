import { GraphQLScalarType } from 'graphql';
import { DateTimeISOResolver, LocalDateResolver } from 'graphql-scalars';

/** Resolvers of the two scalars that every subgraph shares: `Date` (YYYY-MM-DD) and `DateTime` (ISO 8601, UTC). */
export const SCALARS = {
  Date: new GraphQLScalarType({ ...LocalDateResolver.toConfig(), name: 'Date' }),
  DateTime: new GraphQLScalarType({ ...DateTimeISOResolver.toConfig(), name: 'DateTime' }),
};
