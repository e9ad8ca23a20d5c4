"""Figures of one indicator and place, joined over documents."""
