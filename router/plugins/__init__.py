"""Where a host application takes part in a request: hooks, and the plug-ins that ship with the router."""
