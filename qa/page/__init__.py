"""The page: one Assistant in the browser. Knows nothing of how answers are found, files are read or indexes kept.

Gradio reads its environment when it is imported, so what must hold for the whole process is set here, before that.
"""

import os

# Nothing leaves this machine: no telemetry, no version look-up, no model hub.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["HF_HUB_OFFLINE"] = "1"
# Nobody looks at Gradio's own statistics, which keep 10,000 events and go through all of them after each.
os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "1"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
