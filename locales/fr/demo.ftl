demo-title = x
