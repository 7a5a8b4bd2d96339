"""A Home Assistant with a simulated house and simulated phones, for script/demo and the e2e tests."""
