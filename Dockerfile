# The image of the API and of the workers, small and without tools: Python packages by the hashes of the lock file, the
# programs for scanned pages from Debian. Built by one user without rights, run by another who can write one folder.
FROM python:3.11.14-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 SOURCE_DATE_EPOCH=1735689600
RUN useradd --uid 10000 --create-home builder && install --directory --owner builder /build /opt/dayanak
USER 10000
WORKDIR /build
RUN python -m venv /opt/dayanak
COPY --chown=builder requirements-run.lock ./
RUN /opt/dayanak/bin/python -m pip install --only-binary :all: --no-deps --require-hashes -r requirements-run.lock
COPY --chown=builder . .
RUN /opt/dayanak/bin/python -m pip install --no-deps --no-build-isolation . \
 && /opt/dayanak/bin/python -m pip uninstall --yes hatchling pathspec trove-classifiers pip

FROM python:3.11.14-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-tur \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 dayanak \
 && useradd --uid 10001 --gid dayanak --home-dir /var/lib/dayanak --no-create-home --shell /usr/sbin/nologin dayanak \
 && install --directory --owner dayanak --group dayanak --mode 0750 /var/lib/dayanak
COPY --from=build --chown=root:root /opt/dayanak /opt/dayanak
ENV PATH=/opt/dayanak/bin:$PATH \
    LANG=C.UTF-8 TZ=Europe/Istanbul PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DAYANAK_DATA=/var/lib/dayanak
USER 10001:10001
WORKDIR /var/lib/dayanak
EXPOSE 8000
CMD ["dayanak", "serve", "--host", "0.0.0.0"]
