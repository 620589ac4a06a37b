"""A council's own Word letter, with its "(INSERT ...)" marks, made into a template."""
