# The front door. Every target is a thin call of an npm script; `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help install build download train train-full start api ui mlflow eval-genai dev test test-stack coverage check lint format bench load all docker-build docker-up docker-down docker-logs docker-train clean-docker clean clean-all

# Installed packages are up to date when this file is newer than the lock file.
INSTALLED := node_modules/.package-lock.json

help: ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1m%-12s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $(INSTALLED)

install: $(INSTALLED) ## install the packages

build: $(INSTALLED) ## compile, and build the web app, to dist/
	npm run --silent build

download: build ## download the IMDb data sets, if they changed
	npm run --silent download

train: build ## train a model on the IMDb data sets and make it current
	npm run --silent train

train-full: build ## train with all that IMDb offers: also who made each title and who plays in it (about 1.1 GB more)
	npm run --silent train:full

start: build ## train where there is no model yet, then serve the web app on port 9877 and the API on port 9876
	npm run --silent start

api: build ## serve the API alone with the current model
	npm run --silent api

ui: build ## serve the web app alone, with the API that web.api_url names
	npm run --silent web

mlflow: ## start a local MLflow server on port 9878 (needs Python 3.10 or later; installs MLflow into data/mlflow the first time)
	node scripts/mlflow.mjs

eval-genai: build ## score answers to a few questions, without a call that leaves the machine (and record them where MLFLOW_TRACKING_URI says)
	npm run --silent eval:genai -- --provider mock

dev: $(INSTALLED) ## serve both with reload on change: the API on port 9876, the web app on port 9877
	npm run --silent dev

test: $(INSTALLED) ## everything that needs only Node and Chromium: format, lint, types, rules, unit, end-to-end and browser tests
	npm test --silent

test-stack: build ## tests against real servers
	npm run --silent test:stack

coverage: $(INSTALLED) ## unit tests with a coverage report in coverage/
	npm run --silent coverage

check: $(INSTALLED) ## format, lint, types, dependency rules and unit tests
	npm run --silent check

lint: $(INSTALLED) ## lint
	npm run --silent lint

format: $(INSTALLED) ## format the code
	npm run --silent format

bench: build ## benchmark training at full size (generates about 220 MB in the system's temporary folder)
	npm run --silent bench:train

load: build ## load the API with a mix of recommend, search and suggest (LOAD="--models-dir data/models", --url, --soak; else on the demo catalogue)
	npm run --silent bench:serving -- $(LOAD)

all: install check train ## install, check and train

# Containers write to ./data as whoever calls make first; root is taken for the image's own user.
IMDB_UID ?= $(shell id -u | sed 's/^0$$/1000/')
IMDB_GID ?= $(shell id -g | sed 's/^0$$/1000/')
export REVISION := $(shell git rev-parse HEAD 2>/dev/null || echo unknown)

data:
	install -d -o $(IMDB_UID) -g $(IMDB_GID) data

# Read by Compose, so that it does the same when it is called without make. What the file says already stays as it is.
.PHONY: .env
.env:
	@umask 077 && touch .env && { test -z "$$(tail -c 1 .env)" || echo >> .env; }
	@for line in IMDB_UID=$(IMDB_UID) IMDB_GID=$(IMDB_GID) PROXY_KEY=$$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n'); do \
		grep -Eq "^ *(export +)?$${line%%=*} *[=:]" .env || { chmod 600 .env && echo "$$line" >> .env; } || exit 1; \
	done

# What has not changed since is not built again. BUILD=--no-build takes an image that is there.
BUILD := --build

docker-build: ## build the image
	docker compose build

docker-up: data .env ## build the image, start the five services in containers, and wait until all are healthy (ports 9876 to 9880)
	docker compose up $(BUILD) --detach --wait --wait-timeout 900

docker-down: ## stop the services; data and volumes stay
	docker compose down

docker-logs: ## follow the services' logs
	docker compose logs --follow --tail 100

docker-train: data .env ## train in a container
	docker compose run --rm imdb-train

clean-docker: ## remove the services' containers, volumes and image; ./data stays
	docker compose --profile train down --volumes --remove-orphans
	docker image rm --force imdb-recommender:$${IMAGE_TAG:-latest}

clean: ## remove what is built
	rm -rf dist coverage

clean-all: clean ## remove also the packages, downloaded data and models
	rm -rf node_modules data
