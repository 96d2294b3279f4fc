"""The Chinese of messages, English template to Chinese, by who says them."""
