# Chapterhouse in a container: docs/hosting/docker.md says how to run it.
# The base is pinned by tag and digest, which is that of every architecture's image: take a newer one for its repairs.
ARG PYTHON=docker.io/library/python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b

FROM ${PYTHON} AS build
WORKDIR /app
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/pip.txt requirements/runtime.txt requirements/
RUN python -m venv .venv \
    && .venv/bin/python -m pip install --require-hashes -r requirements/pip.txt \
    && .venv/bin/python -m pip install --require-hashes --no-deps --only-binary :all: -r requirements/runtime.txt \
    && .venv/bin/python -m pip uninstall --yes pip
COPY bot/ bot/
COPY cogs/ cogs/
RUN .venv/bin/python -m compileall -q bot cogs

FROM ${PYTHON}
WORKDIR /app
RUN groupadd --gid 10001 chapterhouse \
    && useradd --uid 10001 --gid chapterhouse --no-create-home --home-dir /app --shell /usr/sbin/nologin chapterhouse \
    && install -d -o chapterhouse -g chapterhouse -m 0700 data
COPY --from=build /app/ ./
USER chapterhouse
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONFAULTHANDLER=1 \
    MPLCONFIGDIR=/tmp/matplotlib HEALTH_PORT=9000
VOLUME /app/data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=60s --timeout=10s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import http.client, os, sys; asked = http.client.HTTPConnection('127.0.0.1', int(os.environ['HEALTH_PORT']), timeout=5); asked.request('GET', '/healthz'); sys.exit(asked.getresponse().status != 200)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
