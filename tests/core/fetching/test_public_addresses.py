"""Which addresses are reached, and that nothing leads to another."""

import socket
from dataclasses import dataclass, field
from ipaddress import IPv6Address

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.core.fetching import fetcher as fetching
from bot.core.fetching.errors import BadAddress, NotPublic
from bot.core.fetching.fetcher import Fetcher
from bot.core.fetching.public_addresses import is_public
from tests.fuzzing import tries
from tests.worlds.clock import SetClock
from tests.worlds.site import Site

NOT_PUBLIC = [
    *("0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("100.64.0.1", "169.254.169.254", "169.254.0.1", "192.0.0.8", "192.0.0.9", "192.0.0.170", "192.0.2.1"),
    *(
        "168.63.129.16",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
    ),
    *("255.255.255.255", "::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("::ffff:8.8.8.8", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "100::1"),
    *("2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:20::1", "2001:db8::1"),
    *("2002:7f00:1::", "2002:a00:1::", "2002:808:808::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254"),
    *("fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1"),
]
PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "104.20.8.2",
    "172.32.0.1",
    "192.0.1.1",
    "168.63.129.17",
    "2606:4700::1111",
    "2a00:1450:4001::200e",
]


@dataclass
class Names(AbstractResolver):
    """Knows one name, which leads to whatever address a test says."""

    address: str
    asked: list[str] = field(default_factory=list)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        kind = socket.AF_INET6 if ":" in self.address else socket.AF_INET
        return [ResolveResult(hostname=host, host=self.address, port=port, family=kind, proto=0, flags=0)]

    async def close(self) -> None: ...


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_what_is_no_host_of_the_public_internet_is_known(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_hosts_of_the_public_internet_are_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "localhost", "example.org", "127.1", "2130706433", "1.1.1.1.", "1.1.1.1/32", "é"])
def test_what_is_no_numeric_address_is_not_public(text: str) -> None:
    assert not is_public(text)


@given(st.integers(0, 2**32 - 1))
def test_an_address_of_version_four_is_never_public_in_the_forms_of_version_six(number: int) -> None:
    for shape in (0xFFFF << 32, 0xFFFF << 48, 0x64FF9B << 96, 0):
        assert not is_public(str(IPv6Address(shape | number)))
    assert not is_public(str(IPv6Address(0x2002 << 112 | number << 80)))


@pytest.mark.parametrize("address", NOT_PUBLIC)
async def test_a_name_that_leads_elsewhere_is_not_reached(clock: SetClock, address: str) -> None:
    names = Names(address)
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 1), resolver=names)

    with pytest.raises(NotPublic):
        await fetcher.fetch("https://stories.example.org/feed")

    assert names.asked == ["stories.example.org"]


async def test_nothing_on_this_machine_is_reached_whatever_leads_to_it(
    clock: SetClock, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "PORTS", (web.port,))
    fetcher = Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 1), resolver=Names("127.0.0.1"))

    for host in ("127.0.0.1", "stories.example.org", "127.0.0.1.nip.io", "2130706433", "0x7f.1", "127.1", "[::1]"):
        with pytest.raises(BadAddress):
            await fetcher.fetch(f"http://{host}:{web.port}/")

    assert not web.requests


@pytest.mark.parametrize("address", [one for one in NOT_PUBLIC if ":" not in one and not one.startswith("127.")])
async def test_a_redirect_to_elsewhere_is_not_followed(fetcher: Fetcher, web: Site, address: str) -> None:
    start = web.answers("/start", status=302, Location=f"http://{address}/latest/meta-data/")

    with pytest.raises(NotPublic):
        await fetcher.fetch(start)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///etc/passwd",
            "ftp://example.org/feed",
            "gopher://example.org",
            "data:text/html,hello",
            "javascript:1",
        ),
        *("http://example.org:8080/", "https://example.org:22/", "http://name:secret@example.org/", "http://[::1]/"),
        *("http://example.org\\@127.0.0.1/", "http://localhost/", "http:///feed", "http://", "", "//example.org/"),
        *("http://example.org:99999/", "http://exa mple.org/", f"http://example.org/{'a' * 3000}", "http://%31.0.0.1/"),
    ],
)
async def test_other_kinds_of_addresses_are_refused_before_anything_is_asked(clock: SetClock, address: str) -> None:
    names = Names("127.0.0.1")
    with pytest.raises(BadAddress):
        await Fetcher(clock, "Chapterhouse", queue_of=lambda host: (host, 1), resolver=names).fetch(address)

    assert not names.asked


@settings(max_examples=tries(100), deadline=None)
@given(
    st.text(st.characters(exclude_categories=["N", "Cs"]), max_size=40), st.sampled_from(["", ".com", ".example.org/1"])
)
@example("xn--a", ".com")
@example("a" * 64, ".com")
async def test_whatever_is_typed_is_fetched_or_refused(start: str, end: str) -> None:
    fetcher = Fetcher(SetClock(), "Chapterhouse", queue_of=lambda host: (host, 1), resolver=Names("127.0.0.1"))

    with pytest.raises(BadAddress):
        await fetcher.fetch(f"https://{start}{end}")
