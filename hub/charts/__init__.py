"""Charts as accessible SVG: pure functions from dataclasses to markup. Colours are the style sheet's."""
