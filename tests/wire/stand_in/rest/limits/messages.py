"""What Discord refuses in a message body, as error 50035 with its `errors`."""

from typing import Any

from tests.wire.stand_in.errors import Code, FormErrors, refuse
from tests.wire.stand_in.rest.limits.components import check_components
from tests.wire.stand_in.world.messages.messages import COMPONENTS_V2

CONTENT, NONCE, EMBEDS, EMBED_TOTAL, FILES = 2000, 25, 10, 6000, 10
TITLE, DESCRIPTION, FIELDS, FIELD_NAME, FIELD_VALUE, FOOTER, AUTHOR, URL = 256, 4096, 25, 256, 1024, 2048, 256, 2048


def check_message(body: dict[str, Any], files: int, *, new: bool, standing: int = 0) -> None:
    """Raises 50035 or 50006. `standing` counts the files that an edited message already has."""
    form = FormErrors()
    v2 = bool(int(body.get("flags") or 0) & COMPONENTS_V2)
    form.at_most("content", len(body.get("content") or ""), CONTENT)
    form.at_most("nonce", len(str(body.get("nonce") or "")), NONCE)
    _check_embeds(form, body.get("embeds") or [])
    check_components(form, body.get("components") or [], v2=v2)
    form.at_most("attachments", files + standing, FILES)
    if v2:
        for key in ("content", "embeds", "poll", "sticker_ids"):
            if body.get(key):
                form.add(
                    key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", f"The '{key}' field cannot be used"
                )
    form.raise_if_any()
    if new and not files and not any(body.get(key) for key in ("embeds", "components", "poll", "sticker_ids")):
        _need_content(body)


def _need_content(body: dict[str, Any]) -> None:
    if not str(body.get("content") or "").strip():
        raise refuse(Code.EMPTY_MESSAGE)


def _check_embeds(form: FormErrors, embeds: list[dict[str, Any]]) -> None:
    form.at_most("embeds", len(embeds), EMBEDS)
    for index, embed in enumerate(embeds):
        _check_embed(form, f"embeds.{index}", embed)
    if sum(length(embed) for embed in embeds) > EMBED_TOTAL:
        form.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {EMBED_TOTAL}")


def _check_embed(form: FormErrors, path: str, embed: dict[str, Any]) -> None:
    form.at_most(f"{path}.title", len(embed.get("title") or ""), TITLE)
    form.at_most(f"{path}.description", len(embed.get("description") or ""), DESCRIPTION)
    form.at_most(f"{path}.footer.text", len((embed.get("footer") or {}).get("text") or ""), FOOTER)
    form.at_most(f"{path}.author.name", len((embed.get("author") or {}).get("name") or ""), AUTHOR)
    form.at_most(f"{path}.url", len(embed.get("url") or ""), URL)
    _check_url(form, f"{path}.url", embed.get("url"))
    for part in ("image", "thumbnail"):
        _check_url(form, f"{path}.{part}.url", (embed.get(part) or {}).get("url"), also=("attachment",))
    form.at_most(f"{path}.fields", len(embed.get("fields") or []), FIELDS)
    for index, field in enumerate(embed.get("fields") or []):
        for key, limit in (("name", FIELD_NAME), ("value", FIELD_VALUE)):
            if not str(field.get(key) or "").strip():
                form.required(f"{path}.fields.{index}.{key}")
            form.at_most(f"{path}.fields.{index}.{key}", len(str(field.get(key))), limit)


def _check_url(form: FormErrors, path: str, url: str | None, also: tuple[str, ...] = ()) -> None:
    schemes = ("http", "https", *also)
    if url and url.split("://")[0] not in schemes:
        form.add(
            path, "URL_TYPE_INVALID_SCHEME", f'Scheme "{url.split(":")[0]}" is not supported. Use one of {schemes}.'
        )


def length(embed: dict[str, Any]) -> int:
    """The characters that count towards the limit over all embeds."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text or "") for text in texts)
