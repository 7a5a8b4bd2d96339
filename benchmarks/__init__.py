"""What the integration costs, beside what somebody would build instead; `script/bench` runs it."""
