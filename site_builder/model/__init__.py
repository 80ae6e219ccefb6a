"""The values that the stages hand to one another. Nothing in here reads, writes, prints or imports a stage."""
