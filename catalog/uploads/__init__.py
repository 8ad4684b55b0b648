"""Files that teachers send in: looked at before they are kept, handed out with care."""
