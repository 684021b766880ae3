"""Files that are shipped beside the code: `prefect.yaml` and what is in `deployments/`."""

from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PACKED = Path(__file__).parent / "serving" / "shipped"  # where the wheel has them


def shipped(name: str) -> Path:
    """Return where a shipped file or folder is, in a checkout or an installed wheel.

    Args:
        name: Its path in the project, such as `deployments/automations`.
    """
    return (PACKED if PACKED.is_dir() else CHECKOUT) / name
