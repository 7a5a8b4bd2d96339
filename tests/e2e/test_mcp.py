"""A day led by a language model: a real MCP client, and the MCP server of a real Home Assistant."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from typing import Any

import httpx2
import mcp
from mcp.client.streamable_http import streamable_http_client

from .scene import SWITCH, Scene

DOMAIN = "mcp_server"


@asynccontextmanager
async def session(scene: Scene) -> AsyncIterator[Any]:
    """Open a session of a client that is signed in as the person."""
    if not await scene.client.entries(DOMAIN):
        flow = await scene.client.start_flow(DOMAIN)
        await scene.client.answer_flow(flow["flow_id"], {})
    headers = {"Authorization": f"Bearer {scene.client.token}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=30) as http,
        streamable_http_client(f"{scene.client.url}/api/mcp/assist", http_client=http) as streams,
        mcp.ClientSession(streams[0], streams[1]) as found,
    ):
        await found.initialize()
        yield found


async def use(client: Any, tool: str, **said: Any) -> tuple[bool, Any]:
    """Use a tool; return whether that was an error, and what it answered."""
    result = await client.call_tool(f"back_recovery__{tool}", said)
    return result.is_error, json.loads(result.content[0].text)


async def test_a_whole_day_is_led_by_tool_calls(scene: Scene) -> None:
    async with session(scene) as client:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert offered["back_recovery__get_status"].annotations.read_only_hint
        assert not offered["back_recovery__stop"].annotations.read_only_hint

        refused, why = await use(client, "check_in", pain=4)
        assert refused
        assert "Back recovery is off." in str(why)

        _, started = await use(client, "start", hours=24)
        assert "Back recovery is on." in str(started)
        await scene.client.wait_for(SWITCH, "on", seconds=10)

        _, noted = await use(client, "check_in", pain=4)
        assert "Noted: 4 of 10." in str(noted)
        _, agenda = await use(client, "get_agenda")
        assert "gym" in str(agenda)
        refused, why = await use(client, "start_activity", activity="walk", minutes=5)
        assert refused
        assert "Walk has no set length" in str(why)
        refused, _ = await use(client, "answer", answer="done", activity="walk")
        assert not refused
        _, status = await use(client, "get_status")
        assert "You rest from lifting" in str(status)

        _, ended = await use(client, "stop")
        assert "Back recovery is off." in str(ended)
        await scene.client.wait_for(SWITCH, "off", seconds=10)
