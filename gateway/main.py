"""The gateway's API (`python -m http_server gateway.main:app`): the only way in."""

from gateway.api import create_api
from gateway.settings import GatewayApiSettings
from kernel.settings import load
from kernel.telemetry.logs import configure_logs

settings = load(GatewayApiSettings)
configure_logs("gateway", settings.log_level)
app = create_api(settings)
