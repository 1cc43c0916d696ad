"""Scripts run by hand by maintainers; no part of the product imports them."""
