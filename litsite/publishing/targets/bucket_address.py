"""`s3://bucket/prefix?endpoint=https://…`: which bucket, and how its service is spoken to."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, unquote, urlsplit

import yaml

from litsite.model.problem import LitsiteError, make_problem

SCHEME = "s3://"
OPTIONS = ("endpoint", "region", "style", "signature")
_ANY_REGION = "us-east-1"
"""Services of one region do not look at it, but a signature needs one."""


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """Where the objects go."""

    shown: str
    bucket: str
    prefix: str
    """Empty, or ending in `/`."""
    endpoint: str | None
    region: str | None
    style: str
    signature: str


def is_bucket(address: str) -> bool:
    """`s3://bucket/prefix`."""
    return address.startswith(SCHEME)


def read_bucket_address(address: str) -> BucketAddress:
    """Raises LitsiteError for an address without bucket, or with options that are unknown."""
    parts = urlsplit(address)
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(given.keys() - set(OPTIONS))
    endpoint = given.get("endpoint")
    host = urlsplit(endpoint).hostname if endpoint else None
    if not parts.netloc or parts.fragment or (endpoint is not None and not host):
        raise LitsiteError(make_problem(address, 0, "publish-bucket-form", "error"))
    if unknown:
        known = ", ".join(OPTIONS)
        raise LitsiteError(
            make_problem(
                address, 0, "publish-bucket-option", "error", value=unknown[0], known=known
            )
        )
    habits = {**_habits_of(host), **given}
    prefix = unquote(parts.path).strip("/")
    return BucketAddress(
        shown=address,
        bucket=parts.netloc,
        prefix=f"{prefix}/" if prefix else "",
        endpoint=endpoint,
        region=given.get("region") or (_ANY_REGION if endpoint else None),
        style=habits["style"],
        signature=habits["signature"],
    )


def _habits_of(host: str | None) -> Mapping[str, str]:
    for ending, habits in _services().items():
        if host and (host == ending or host.endswith(f".{ending}")):
            return habits
    # A server in the house (MinIO) rarely has a name for each bucket.
    return {"style": "path" if host and _is_in_the_house(host) else "virtual", "signature": "s3v4"}


def _is_in_the_house(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return "." not in host
    return True


@cache
def _services() -> Mapping[str, Mapping[str, str]]:
    text = files("litsite.publishing.targets").joinpath("data/bucket_services.yaml")
    services: Mapping[str, Mapping[str, str]] = yaml.load(text.read_text("utf-8"), yaml.CSafeLoader)
    return services
