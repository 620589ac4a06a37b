"""Drawings made of a case's facts: the two flowcharts, as shapes that Word and PDF print sharp at any size."""
