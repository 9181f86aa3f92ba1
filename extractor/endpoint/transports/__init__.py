"""The layers between the client and the network, one file each, and those that replace it."""
