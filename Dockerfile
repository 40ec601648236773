# One image for server and worker; non-root; nothing is downloaded when it runs.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node --import tsx src/main/build.ts && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HAIHE_HOST=0.0.0.0 HAIHE_DATA=/data
WORKDIR /app
COPY --from=build /app /app
# Characters of names that no font from npm has (GB 18030-2022).
RUN apt-get update && apt-get install -y --no-install-recommends fonts-hanazono && rm -rf /var/lib/apt/lists/*
# `docker compose run --rm app haihe …` runs the commands of docs/operations.md.
RUN mkdir /data && chown node:node /data \
  && printf '#!/bin/sh\ncd /app && exec node --import tsx src/main/cli.ts "$@"\n' > /usr/local/bin/haihe \
  && chmod 755 /usr/local/bin/haihe
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "tsx", "src/main/cli.ts", "serve"]
