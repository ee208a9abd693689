# imdb-recommender: the API, the web app and every command in one image, with the demo catalogue inside.
#
#   docker build -t imdb-recommender .
#   docker run --init --read-only --tmpfs /tmp -v imdb-recommender:/app/data -p 127.0.0.1:9876:8000 -p 127.0.0.1:9877:8501 imdb-recommender
#
# Written to are /app/data (models, downloads, journal, posters) and /tmp alone. See docs/docker.md.

ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim

# The compiled program and the web app, with all that building takes.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts/compress-web.mjs scripts/copy-assets.mjs scripts/
COPY src src
COPY web web
RUN npm run build && find dist -name '*.map' -delete

# What runs beside it. Without web/package.json, so that what the web app was built of, which is in dist/web, stays out.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev

FROM ${NODE_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="imdb-recommender" \
      org.opencontainers.image.description="A movie and series recommender built on the official IMDb non-commercial data sets: exact, fast, private, explainable." \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
# Every interface: what is reachable from outside, the container's published ports decide.
ENV NODE_ENV=production \
    IMDB_RECOMMENDER_SERVER_HOST=0.0.0.0 \
    IMDB_RECOMMENDER_SERVER_PORT=8000 \
    IMDB_RECOMMENDER_WEB_HOST=0.0.0.0 \
    IMDB_RECOMMENDER_WEB_PORT=8501 \
    IMDB_RECOMMENDER_LOGGING_FORMAT=json
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY LICENSE package.json ./
COPY config config
COPY demo demo
COPY questions questions
COPY weights weights
COPY deploy/docker/health-check.mjs ./
COPY --from=build /app/dist dist
RUN install -d -o 1000 -g 1000 data
VOLUME /app/data
# The user `node` of the base image, as numbers: Kubernetes can tell that it is not root.
USER 1000:1000
EXPOSE 8000 8501
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m --retries=3 CMD ["node", "health-check.mjs"]
ENTRYPOINT ["node", "dist/cli/main.js"]
CMD ["start"]
