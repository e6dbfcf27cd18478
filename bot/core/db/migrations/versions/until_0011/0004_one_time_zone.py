"""A server has one time zone, that of `/setup`: the one that was only the digests' moves there, or goes."""

from alembic import op

revision = "0004"
down_revision = "0003"

OF_SERVERS_THAT_WERE_SET_UP = """
    UPDATE guild_settings
    SET zone = (SELECT time_zone FROM kudos_settings WHERE kudos_settings.guild_id = guild_settings.guild_id)
    WHERE zone IS NULL AND guild_id IN (SELECT guild_id FROM kudos_settings WHERE time_zone <> 'UTC')
"""
OF_OTHERS = """
    INSERT INTO guild_settings (guild_id, zone)
    SELECT guild_id, time_zone FROM kudos_settings
    WHERE time_zone <> 'UTC' AND guild_id NOT IN (SELECT guild_id FROM guild_settings)
"""


def upgrade() -> None:
    op.execute(OF_SERVERS_THAT_WERE_SET_UP)
    op.execute(OF_OTHERS)
    op.execute("ALTER TABLE kudos_settings DROP COLUMN time_zone")
