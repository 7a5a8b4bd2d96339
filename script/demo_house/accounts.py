"""The sign-in data of a fresh Home Assistant: users, and a long-lived token for each."""

from datetime import UTC, datetime, timedelta
import json
from pathlib import Path
import secrets
from typing import Any
from uuid import uuid4

import jwt

from .people import Person

TOKEN_LIFE = timedelta(days=3650)


def auth_storage(people: tuple[Person, ...]) -> dict[str, Any]:
    """Return the content of `.storage/auth`."""
    created_at = datetime.now(UTC)
    return {
        "users": [
            {
                "id": person.user_id,
                "group_ids": ["system-admin" if person.is_owner else "system-users"],
                "is_owner": person.is_owner,
                "is_active": True,
                "name": person.name,
                "system_generated": False,
                "local_only": True,
            }
            for person in people
        ],
        "groups": [
            {"id": "system-admin", "name": "Administrators"},
            {"id": "system-users", "name": "Users"},
            {"id": "system-read-only", "name": "Read Only"},
        ],
        "credentials": [],
        "refresh_tokens": [
            {
                "id": uuid4().hex,
                "user_id": person.user_id,
                "client_id": None,
                "client_name": "Demo",
                "client_icon": None,
                "token_type": "long_lived_access_token",
                "created_at": created_at.isoformat(),
                "access_token_expiration": TOKEN_LIFE.total_seconds(),
                "token": secrets.token_hex(64),
                "jwt_key": secrets.token_hex(64),
                "last_used_at": None,
                "last_used_ip": None,
                "expire_at": None,
                "credential_id": None,
                "version": None,
            }
            for person in people
        ],
    }


def access_token(folder: Path, person: Person) -> str:
    """Return a token that signs this person in to the instance of this folder."""
    storage = json.loads((folder / ".storage" / "auth").read_text())
    for token in storage["data"]["refresh_tokens"]:
        if token["user_id"] == person.user_id and token["client_name"] == "Demo":
            issued_at = datetime.fromisoformat(token["created_at"])
            return jwt.encode(
                {"iss": token["id"], "iat": issued_at, "exp": issued_at + TOKEN_LIFE},
                token["jwt_key"],
                algorithm="HS256",
            )
    raise LookupError(f"{person.name} has no token in {folder}")
